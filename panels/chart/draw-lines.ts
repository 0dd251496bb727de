import {
	CategoryScale,
	Chart,
	Filler,
	LineController,
	LineElement,
	LinearScale,
	PointElement,
	Tooltip,
	type ChartConfiguration,
	type ChartDataset,
	type ChartOptions,
} from 'chart.js';
import { themeColor } from './theme-color.js';

Chart.register(CategoryScale, Filler, LineController, LineElement, LinearScale, PointElement, Tooltip);

export type Line = {
	readonly name: string;
	readonly values: readonly (number | null)[];
	/** Any CSS colour. */
	readonly color: string;
	readonly dash: readonly number[];
	/** Which side its scale stands on. */
	readonly side: 'left' | 'right';
	readonly say: (value: number) => string;
};

export type Lines = {
	readonly labels: readonly string[];
	readonly lines: readonly Line[];
	/** A sparkline is a line and nothing else. */
	readonly bare: boolean;
};

/**
 * Paints lines with the colours of the theme. Where a figure is unknown the line has a gap.
 *
 * @param canvas in a box whose size it takes
 */
export function drawLines(canvas: HTMLCanvasElement, { labels, lines, bare }: Lines): Chart<'line', (number | null)[]> {
	const color = (expression: string): string => themeColor(canvas.parentElement ?? document.body, expression);
	const config: ChartConfiguration<'line', (number | null)[]> = {
		type: 'line',
		data: { labels: [...labels], datasets: lines.map((line) => toDataset(line)) },
		options: {
			animation: false,
			maintainAspectRatio: false,
			interaction: { mode: 'index', intersect: false },
			layout: { padding: bare ? { top: 4, bottom: 2, left: 3, right: 3 } : 0 },
			scales: bare ? { x: { display: false }, y: { display: false, ...tightRange(lines) } } : scales(),
			plugins: { tooltip: bare ? { enabled: false } : tooltip() },
		},
	};
	return new Chart(canvas, config);

	function toDataset(line: Line): ChartDataset<'line', (number | null)[]> {
		const stroke = color(line.color);
		const alone = lines.length === 1;
		return {
			label: line.name,
			data: [...line.values],
			borderColor: stroke,
			backgroundColor: alone ? color(`color-mix(in srgb, ${line.color} 12%, transparent)`) : stroke,
			fill: alone ? 'start' : false,
			borderWidth: 2,
			borderDash: [...line.dash],
			pointBackgroundColor: stroke,
			pointBorderWidth: 0,
			pointRadius: lonelyPoints(line.values, bare),
			pointHoverRadius: 4,
			tension: 0.25,
			cubicInterpolationMode: 'monotone',
			yAxisID: line.side === 'left' || bare ? 'y' : 'right',
		};
	}

	function scales(): Scales {
		const font = { family: getComputedStyle(canvas).fontFamily, size: 12 };
		const quiet = color('color-mix(in srgb, var(--theme--foreground) 84%, var(--theme--background))');
		const rule = color('var(--theme--border-color)');
		const right = lines.find((line) => line.side === 'right');
		const left = lines.find((line) => line.side === 'left');
		return {
			x: { grid: { display: false }, ticks: { color: quiet, font, maxRotation: 0, autoSkipPadding: 16 } },
			y: scale(left, { color: rule }),
			...(right ? { right: { ...scale(right, { display: false }), position: 'right' } } : {}),
		};

		function scale(line: Line | undefined, grid: { color?: string; display?: boolean }): Scales[string] {
			return {
				beginAtZero: true,
				border: { display: false },
				grid,
				ticks: {
					color: quiet,
					font,
					maxTicksLimit: 5,
					precision: 0,
					callback: (value: string | number) => line?.say(Number(value)) ?? value,
				},
			};
		}
	}

	function tooltip(): object {
		return {
			backgroundColor: color('var(--theme--foreground-accent)'),
			titleColor: color('var(--theme--background)'),
			bodyColor: color('var(--theme--background)'),
			displayColors: lines.length > 1,
			callbacks: {
				label: ({ datasetIndex, parsed }: { datasetIndex: number; parsed: { y: number | null } }) => {
					const line = lines[datasetIndex];
					return line && parsed.y !== null ? ` ${line.name}: ${line.say(parsed.y)}` : '';
				},
			},
		};
	}
}

type Scales = NonNullable<ChartOptions<'line'>['scales']>;

/** A point between two gaps has no line to be seen by, so it is drawn as a point. */
function lonelyPoints(values: readonly (number | null)[], bare: boolean): number[] {
	const known = (index: number): boolean => typeof values[index] === 'number';
	return values.map((_, index) => (known(index) && !known(index - 1) && !known(index + 1) ? (bare ? 2 : 3) : 0));
}

/** A sparkline shows how a figure moved, not how large it is: its scale is as wide as its values, with a little air. */
function tightRange(lines: readonly Line[]): { min?: number; max?: number } {
	const values = lines.flatMap((line) => line.values.filter((value) => value !== null));
	if (values.length === 0) return {};
	const [low, high] = [Math.min(...values), Math.max(...values)];
	const air = (high - low) * 0.1 || 1;
	return { min: low - air, max: high + air };
}
