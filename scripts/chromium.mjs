import { existsSync } from 'node:fs';
import { canUseApt, findProgram, installWithApt } from './apt.mjs';
import { Stop } from './stop.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];
const PLACES = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The browser for the browser tests: `LOOP_CHROMIUM`, one on the machine, else Debian's with fonts for Chinese.
 * @returns {Promise<string>} the program
 */
export async function provideChromium() {
	const found = find();
	if (found) return found;
	if (canUseApt()) await installWithApt('Installing Chromium', ['chromium', 'fonts-noto-cjk']);
	const installed = find();
	if (installed) return installed;
	throw new Stop(`The browser tests need Chromium or Chrome, and none was found.
Debian, Ubuntu: apt-get install -y chromium fonts-noto-cjk   macOS: brew install --cask chromium
or point LOOP_CHROMIUM at one.`);
}

function find() {
	const given = process.env['LOOP_CHROMIUM'];
	if (given && !existsSync(given)) throw new Stop(`LOOP_CHROMIUM is ${given}, and there is no such file.`);
	return given ?? NAMES.map(findProgram).find(Boolean) ?? PLACES.find((path) => existsSync(path));
}
