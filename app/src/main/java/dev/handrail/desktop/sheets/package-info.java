/** The sheets that ask before something happens, and tell when it did not. */
@NullMarked
package dev.handrail.desktop.sheets;

import org.jspecify.annotations.NullMarked;
