/** Sites: whether visitors see what they should, from outside and past everything in between. */
@NullMarked
package dev.handrail.site;

import org.jspecify.annotations.NullMarked;
