/** What restores put aside: for how long it can be put back, and what removes it then. */
@NullMarked
package dev.handrail.backup.aside;

import org.jspecify.annotations.NullMarked;
