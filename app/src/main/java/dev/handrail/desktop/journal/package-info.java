/** What was done. */
@NullMarked
package dev.handrail.desktop.journal;

import org.jspecify.annotations.NullMarked;
