import type { Text } from './language.js';

/** Departments that handle issues; an admin may type others. */
export const departments = {
	engineering: { 'zh-CN': '技术部', 'en-US': 'Engineering' },
	after_sales: { 'zh-CN': '售后部', 'en-US': 'After-sales' },
	finance: { 'zh-CN': '财务部', 'en-US': 'Finance' },
	logistics: { 'zh-CN': '物流部', 'en-US': 'Logistics' },
} as const satisfies Readonly<Record<string, Text>>;

export type Department = keyof typeof departments;

/** Categories that ship, each with the department that owns it (R17). */
export const categories = {
	product: { name: { 'zh-CN': '产品', 'en-US': 'Product' }, department: 'engineering' },
	service: { name: { 'zh-CN': '服务', 'en-US': 'Service' }, department: 'after_sales' },
	invoice: { name: { 'zh-CN': '发票', 'en-US': 'Invoice' }, department: 'finance' },
	delivery: { name: { 'zh-CN': '物流', 'en-US': 'Delivery' }, department: 'logistics' },
	other: { name: { 'zh-CN': '其他', 'en-US': 'Other' }, department: 'after_sales' },
} as const satisfies Readonly<Record<string, { name: Text; department: Department }>>;

export type Category = keyof typeof categories;
