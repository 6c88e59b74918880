/** Fonts and colours that a large map is drawn with besides those of its weights. */

export interface MapStyle {
  readonly fontFamily: string;
  /** In pixels. */
  readonly fontSize: number;
  readonly page: string;
  readonly stage: string;
  readonly ink: string;
  /** Labels, and the quieter zeros in cells. */
  readonly label: string;
  readonly zero: string;
  readonly rule: string;
  readonly accent: string;
  readonly hatch: string;
  /** "#rrggbb" */
  readonly error: string;
}
