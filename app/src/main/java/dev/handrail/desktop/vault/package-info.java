/** The vault in the window: made, opened, changed, locked. */
@NullMarked
package dev.handrail.desktop.vault;

import org.jspecify.annotations.NullMarked;
