const words = (...lines: readonly string[]): string[] => lines.join(' ').split(' ');

const PLACEHOLDERS = words(
  'anon anonym anonymous anonymized anonymised removed deidentified unknown none null test phantom patient subject volunteer name first last tech technologist technician operator doctor physician radiologist user admin administrator service',
  'mr mrs ms dr prof md phd jr sr van von der den del des les los las the and for with from ct mri us pet spect xa cr dx mg nm ot sc rf rt',
);

/**
 * Words that a Person Name holds and that aren't looked for on their own: placeholders, titles, particles and the codes of
 * modalities, folded. Names that are everyday words are looked for.
 */
export const PLACEHOLDER_WORDS: ReadonlySet<string> = new Set(PLACEHOLDERS);

/**
 * Words of institutions, addresses and paths that aren't looked for on their own: the everyday words of hospitals, imaging
 * and file names, folded. A phrase that holds them is still looked for whole.
 */
export const EVERYDAY_WORDS: ReadonlySet<string> = new Set([
  ...PLACEHOLDERS,
  ...words(
    'hospital hospitals clinic clinics clinique clinica klinik klinikum medical medicine medecine center centre zentrum health healthcare university universite universitat',
    'universitair universitaire institute institut institution department dept service services general central regional national saint radiology radiologie radiologia imaging',
    'diagnostic diagnostics cancer heart children childrens memorial community county city state north south east west street avenue road route place floor room building',
    'head brain neck chest thorax abdomen pelvis spine knee hand foot hip shoulder lung liver kidney breast skull face body whole limb upper lower left right',
    'axial coronal sagittal oblique series study image images scan scans slice slices volume plane contrast enhanced plain routine standard protocol sequence thin thick soft',
    'bone tissue window kernel filter recon reconstruction localizer localiser scout topogram survey dose report secondary capture screen save original derived primary',
    'processed multiframe frame frames single multi lossless lossy baseline explicit implicit little endian compressed uncompressed jpeg jpegls jpeg2000 native rgb mono palette',
    'perfusion diffusion angiography angio cine dynamic static gated attenuation correction emission transmission velocity phase magnitude mosaic projection research product',
    // Body parts examined (PS3.16 Annex L).
    'headneck wholebody extremity chestabdomen chestabdpelvis abdomenpelvis neckchest neckchestabdomen neckchestabdpelv adrenal ankle aorta arm axilla back bladder bronchus buttock',
    'calcaneus calf carotid cerebellum cspine ctspine cervix cheek choroidplexus circleofwillis clavicle coccyx colon cornea coronaryartery duodenum ear elbow esophagus eye eyelid',
    'femur finger gallbladder humerus ileum ilium jaw jejunum larynx leg lspine lsspine mandible maxilla mediastinum mouth nose orbit ovary pancreas parotid patella pharynx prostate',
    'rectum rib sspine scalp scapula sclera spleen sternum stomach submandibular testis thigh thumb thymus thyroid tlspine toe tongue trachea tspine ureter urethra uterus wrist zygoma',
    'grayscale greyscale colour color ultrasound sample samples example examples data file files folder dicom dicomdir export copy copies input output results corpus shared',
    'siemens philips toshiba canon hitachi fuji fujifilm agfa carestream kodak hologic varian elekta shimadzu samsung mindray esaote medison acuson bruker marconi picker elscint',
    'electric systems healthineers corporation company inc ltd gmbh date time year month day male female other adult child infant',
  ),
]);

/** Words of code strings that are names, too: in a code they are meant as what they say. */
export const CODE_WORDS: ReadonlySet<string> = new Set([
  ...EVERYDAY_WORDS,
  ...words(
    'green white black yellow orange short long small large cross field block light point level round square stone wedge rubber power blade',
    'fixed table drawn close range march april august spring summer winter monday friday angle plane value ratio count total water blood organ marker',
  ),
]);
