/** The part of cornerstone-core 2.6.1 that renderer/viewer/cornerstone.ts uses: the package brings no types. */
declare module 'cornerstone-core' {
  export interface Viewport {
    scale: number;
    translation: { x: number; y: number };
    rotation: number;
    hflip: boolean;
    vflip: boolean;
    invert: boolean;
    pixelReplication: boolean;
    voi: { windowWidth: number; windowCenter: number };
  }

  export interface Image {
    readonly imageId: string;
    readonly width: number;
    readonly height: number;
    readonly rows: number;
    readonly columns: number;
    readonly color: boolean;
    readonly rowPixelSpacing: number;
    readonly columnPixelSpacing: number;
    readonly minPixelValue: number;
    readonly maxPixelValue: number;
    readonly slope: number;
    readonly intercept: number;
    readonly windowCenter: number;
    readonly windowWidth: number;
    readonly invert: boolean;
    readonly sizeInBytes: number;
    getPixelData(): ArrayLike<number>;
    /** Draws the image in place of cornerstone's own renderers. */
    render(enabledElement: EnabledElement, invalidated: boolean): void;
  }

  export interface EnabledElement {
    readonly element: HTMLElement;
    readonly canvas: HTMLCanvasElement;
    image: Image | undefined;
    viewport: Viewport | undefined;
    renderingTools: object;
  }

  const cornerstone: {
    readonly EVENTS: { readonly IMAGE_RENDERED: string };
    enable(element: HTMLElement): void;
    disable(element: HTMLElement): void;
    displayImage(element: HTMLElement, image: Image, viewport: Viewport): void;
    resize(element: HTMLElement, forceFitToWindow: boolean): void;
    updateImage(element: HTMLElement, invalidated?: boolean): void;
    getEnabledElement(element: HTMLElement): EnabledElement;
    setToPixelCoordinateSystem(enabledElement: EnabledElement, context: CanvasRenderingContext2D): void;
  };
  export default cornerstone;
}
