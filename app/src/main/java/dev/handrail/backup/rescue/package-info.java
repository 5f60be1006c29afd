/** Brings single tables of a backup beside the live ones, compares them row by row, and brings rows back. */
@NullMarked
package dev.handrail.backup.rescue;

import org.jspecify.annotations.NullMarked;
