package com.sun.glass.ui.unseen;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.View;
import com.sun.glass.ui.headless.HeadlessApplication;
import com.sun.glass.ui.headless.HeadlessPlatformFactory;
import com.sun.glass.ui.headless.HeadlessView;

/**
 * JavaFX's own Headless platform, but for one thing: it draws every frame of a window and copies it, pixel by pixel, to a
 * screen that no test looks at, which took half of all that the tests of the window computed. Pictures are taken of the
 * scene itself, and are what they were. JavaFX finds it by its name, with {@code -Dglass.platform=Unseen}.
 */
public final class UnseenPlatformFactory extends HeadlessPlatformFactory {
    @Override
    public Application createApplication() {
        return new HeadlessApplication() {
            @Override
            public View createView() {
                return new UnseenView();
            }
        };
    }

    private static final class UnseenView extends HeadlessView {
        /** Only who draws frames asks for that, and does not draw where there is no view any more. */
        @Override
        public boolean isClosed() {
            return true;
        }
    }
}
