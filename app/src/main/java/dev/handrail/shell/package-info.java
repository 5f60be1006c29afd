/** How a machine is reached: SSH or this computer. */
@NullMarked
package dev.handrail.shell;

import org.jspecify.annotations.NullMarked;
