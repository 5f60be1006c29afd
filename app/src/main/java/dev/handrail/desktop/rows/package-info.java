/** Tables of a backup compared with the live ones, row by row. */
@NullMarked
package dev.handrail.desktop.rows;

import org.jspecify.annotations.NullMarked;
