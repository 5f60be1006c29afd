package dev.handrail.desktop.samples;

/** How large a window is. */
record Size(int width, int height) {
    @Override
    public String toString() {
        return width + "x" + height;
    }
}
