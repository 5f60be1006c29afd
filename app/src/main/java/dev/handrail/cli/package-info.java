/** The command line. */
@NullMarked
package dev.handrail.cli;

import org.jspecify.annotations.NullMarked;
