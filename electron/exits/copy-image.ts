import { ClipboardItem, clipboard, type NativeImage } from 'electron';

/** Electron before 45: one call for a picture. */
interface OlderClipboard {
  writeImage?(image: NativeImage): void;
}

/** Puts a picture into the clipboard, and nothing else of it: no text, no markup, no name. */
export async function copyImage(image: NativeImage): Promise<void> {
  const older = clipboard as unknown as OlderClipboard;
  if (older.writeImage) older.writeImage(image);
  else await clipboard.write([new ClipboardItem({ 'image/png': new Blob([new Uint8Array(image.toPNG())], { type: 'image/png' }) })]);
}
