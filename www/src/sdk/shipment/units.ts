// Weights and dimensions in pounds and inches, or in kilograms and centimetres.

/** A package as forms and kept entries have it. */
interface Measured {
  weight?: { value?: string | undefined; unit?: string | undefined };
  dimensions?: {
    length?: string | undefined;
    width?: string | undefined;
    height?: string | undefined;
    unit?: string | undefined;
  };
}

type InUnits<Package> = Omit<Package, "weight" | "dimensions"> & {
  weight: { value: string | undefined; unit: string };
  dimensions: Record<string, string | undefined> & { unit: string };
};

const KILOGRAMS_PER_POUND = 0.45359237;
const CENTIMETRES_PER_INCH = 2.54;
const SIDES = ["length", "width", "height"] as const;

/** Tenths, rounded up. */
const converted = (value: string | undefined, factor: number): string =>
  value ? String(Math.ceil(Math.round(Number(value) * factor * 10_000) / 1000) / 10) : "";

/**
 * A package in the units of its sender's country. Values in other units are converted and rounded
 * up.
 */
export function inUnits<Package extends Measured>(
  { weight = {}, dimensions = {}, ...one }: Package,
  imperial: boolean,
): InUnits<Package> {
  const [massUnit, lengthUnit] = imperial ? ["LBS", "IN"] : ["KGS", "CM"];
  const factorOf = (unit: string | undefined, wanted: string, metricPerImperial: number): number =>
    (unit ?? wanted) === wanted ? 1 : imperial ? 1 / metricPerImperial : metricPerImperial;
  const mass = factorOf(weight.unit, massUnit, KILOGRAMS_PER_POUND);
  const length = factorOf(dimensions.unit, lengthUnit, CENTIMETRES_PER_INCH);
  const sides = SIDES.map((side) => [
    side,
    length === 1 ? dimensions[side] : converted(dimensions[side], length),
  ]);
  return {
    ...one,
    weight: { value: mass === 1 ? weight.value : converted(weight.value, mass), unit: massUnit },
    dimensions: {
      ...(Object.fromEntries(sides) as Record<string, string | undefined>),
      unit: lengthUnit,
    },
  };
}
