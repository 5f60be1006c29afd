/** The overview of a server. */
@NullMarked
package dev.handrail.desktop.overview;

import org.jspecify.annotations.NullMarked;
