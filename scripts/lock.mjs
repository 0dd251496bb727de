import { mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A holder touches its lock every second; one untouched for this long was left behind by a process that died. */
const ABANDONED_AFTER = 30_000;

/**
 * Runs `work` while no other process that asks for the same file does. Should two ever slip in (a machine that slept),
 * what they do must still be atomic by itself: install beside, then rename.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {() => void} [onWait] called once when another process holds the lock
 * @returns {Promise<T>}
 */
export async function withLock(file, work, onWait) {
	await mkdir(dirname(file), { recursive: true });
	for (let told = false; !(await take(file)); told = true) {
		if (!told) onWait?.();
		await wait(250);
	}
	const touch = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => {}), 1000);
	try {
		return await work();
	} finally {
		clearInterval(touch);
		await rm(file, { force: true });
	}
}

/** @param {string} file */
async function take(file) {
	try {
		await writeFile(file, `${hostname()} ${process.pid}`, { flag: 'wx' });
		return true;
	} catch (error) {
		if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
		if (await isAbandoned(file)) await rm(file, { force: true });
		return false;
	}
}

/** @param {string} file */
async function isAbandoned(file) {
	try {
		if (Date.now() - (await stat(file)).mtimeMs > ABANDONED_AFTER) return true;
		const [host, pid] = (await readFile(file, 'utf8')).split(' ');
		return host === hostname() && !isAlive(Number(pid));
	} catch {
		return false;
	}
}

/** @param {number} pid */
function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
	}
}
