/** The embedded database under it all, and its numbered migrations. */
@NullMarked
package dev.handrail.store;

import org.jspecify.annotations.NullMarked;
