/** The servers: first start, all of them, adding and changing one. */
@NullMarked
package dev.handrail.desktop.servers;

import org.jspecify.annotations.NullMarked;
