package dev.handrail.desktop;

import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/**
 * Where a window stands and how large it is, its title bar included.
 *
 * @param maximized whether it fills its screen; the rest is what it goes back to
 */
record Bounds(double x, double y, double width, double height, boolean maximized) {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    /** In the middle of a screen. */
    static Bounds usual(Rectangle2D room) {
        double width = Math.min(WIDTH, room.getWidth());
        double height = Math.min(HEIGHT, room.getHeight());
        return new Bounds(
                room.getMinX() + (room.getWidth() - width) / 2,
                room.getMinY() + (room.getHeight() - height) / 2,
                width,
                height,
                false);
    }

    /** The nearest that lies within the screen as a whole. */
    Bounds within(Rectangle2D room) {
        double fittingWidth = Math.min(width, room.getWidth());
        double fittingHeight = Math.min(height, room.getHeight());
        return new Bounds(
                Math.clamp(x, room.getMinX(), room.getMaxX() - fittingWidth),
                Math.clamp(y, room.getMinY(), room.getMaxY() - fittingHeight),
                fittingWidth,
                fittingHeight,
                maximized);
    }

    Bounds maximized(boolean now) {
        return new Bounds(x, y, width, height, now);
    }

    static Bounds of(Stage stage) {
        return new Bounds(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
    }

    /** Brings a window there, on a screen that is really there, and never larger than it. */
    void place(Stage stage, double narrowest, double lowest) {
        Rectangle2D room = Screen.getScreensForRectangle(x, y, width, height).stream()
                .findFirst()
                .orElse(Screen.getPrimary())
                .getVisualBounds();
        Bounds fitting = within(room);
        stage.setMinWidth(Math.min(narrowest, room.getWidth()));
        stage.setMinHeight(Math.min(lowest, room.getHeight()));
        stage.setX(fitting.x);
        stage.setY(fitting.y);
        stage.setWidth(fitting.width);
        stage.setHeight(fitting.height);
        stage.setMaximized(maximized);
    }
}
