import { defineDisplay } from '@directus/extensions-sdk';
import { studioText } from '../../app/studio-text.js';
import { dueWords } from './due-words.js';
import due from './due.vue';

export default defineDisplay({
	id: 'loop-due',
	get name() {
		return studioText(dueWords.name);
	},
	get description() {
		return studioText(dueWords.description);
	},
	icon: 'schedule',
	component: due,
	types: ['timestamp', 'dateTime'],
	options: null,
});
