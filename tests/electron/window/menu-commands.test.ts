import { describe, expect, it } from 'vitest';
import type { MenuCommand } from '../../../core/bridge.js';
import { MenuCommands } from '../../../electron/window/menu-commands.js';

describe('commands of the menu', () => {
  const made = () => {
    const sent: MenuCommand[] = [];
    return { sent, commands: new MenuCommands((id) => sent.push(id)) };
  };

  it('wait for the page in their order, and go at once afterwards', () => {
    const { sent, commands } = made();
    commands.choose('show-help');
    commands.choose('toggle-theme');
    expect(sent).toEqual([]);
    commands.ready();
    expect(sent).toEqual(['show-help', 'toggle-theme']);
    commands.choose('show-proof');
    expect(sent).toEqual(['show-help', 'toggle-theme', 'show-proof']);
  });

  it('go with their page, and wait for the next', () => {
    const { sent, commands } = made();
    commands.choose('show-help');
    commands.reset();
    commands.choose('show-proof');
    commands.ready();
    expect(sent).toEqual(['show-proof']);
  });

  it('don’t heap up before a page that never comes', () => {
    const { sent, commands } = made();
    for (let press = 0; press < 1000; press += 1) commands.choose('show-help');
    commands.ready();
    expect(sent).toHaveLength(20);
  });
});
