/** The folder of the host's file library that keeps what customers send; only admins see it there. */
export const reportFolder = {
	id: 'c105ed00-0005-4000-8000-000000000001',
	name: '客户附件 · Customer files',
} as const;
