const { ipcRenderer } = require('electron');

/** Hands the end of a channel that main made on to the page. */
ipcRenderer.on('port', (event) => window.postMessage('port', '*', event.ports));
