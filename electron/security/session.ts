import type { Session } from 'electron';

/** What a page may load: its own origin, and what it made itself. */
const OWN = /^(app:\/\/negatoscope\/|blob:app:\/\/negatoscope\/|data:)/;
/** The inspector's own page, where a developer asked for it. */
const INSPECTOR = /^devtools:\/\//;

/** Denies a session all that this program never needs: other schemes, permissions, devices, downloads, the spell checker. */
export function lockSession(session: Session, allowInspector: boolean): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !(OWN.test(details.url) || (allowInspector && INSPECTOR.test(details.url))) });
  });
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.on('will-download', (event, item) => {
    event.preventDefault();
    item.cancel();
  });
  session.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault();
    choose();
  });
  session.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault();
    choose();
  });
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault();
    choose('');
  });
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
}
