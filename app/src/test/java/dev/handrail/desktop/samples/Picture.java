package dev.handrail.desktop.samples;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javax.imageio.ImageIO;

/** A picture of what is in a window, as a PNG file. */
final class Picture {
    private Picture() {}

    /** Takes the picture; on the thread of the window. */
    static Image of(Parent content) {
        SnapshotParameters wanted = new SnapshotParameters();
        wanted.setViewport(new Rectangle2D(
                0,
                0,
                content.getLayoutBounds().getWidth(),
                content.getLayoutBounds().getHeight()));
        return content.snapshot(wanted, null);
    }

    /** How many colours there are, looked for line by line until there are enough. */
    static int colours(Image image, int enough) {
        int[] line = new int[(int) image.getWidth()];
        Set<Integer> seen = new HashSet<>();
        for (int y = 0; y < image.getHeight() && seen.size() < enough; y++) {
            image.getPixelReader()
                    .getPixels(0, y, line.length, 1, PixelFormat.getIntArgbInstance(), line, 0, line.length);
            for (int pixel : line) {
                seen.add(pixel);
            }
        }
        return seen.size();
    }

    static void write(Image image, Path file) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage buffered = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] pixels = ((DataBufferInt) buffered.getRaster().getDataBuffer()).getData();
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (!ImageIO.write(buffered, "png", file.toFile())) {
            throw new IOException(file.toString());
        }
    }
}
