/** Names of the months, in full and as they are cut short, in the languages that dates are written in; without accents. */
export const MONTH_NAMES: readonly (readonly string[])[] = [
  'jan january janvier januar januari enero ene gennaio gen janeiro',
  'feb february fevrier februar februari febrero febbraio fevereiro fev',
  'mar march mars marz maerz maart marzo marco mrt',
  'apr april avril avr abril abr aprile',
  'may mai mei mayo maggio mag maio',
  'jun june juin jui juni junio giugno giu junho',
  'jul july juillet juil jui juli julio luglio lug julho',
  'aug august aout augustus agosto ago',
  'sep sept september septembre septiembre settembre set setembro',
  'oct october octobre oktober okt octubre ottobre ott outubro out',
  'nov november novembre noviembre novembro',
  'dec december decembre dezember dez diciembre dic dicembre dezembro',
].map((names) => names.split(' '));

/** The days of a month in English words. */
export const DAY_WORDS: readonly string[] = [
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth',
  'seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth',
  'twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first',
].flatMap((words) => words.split(' '));
