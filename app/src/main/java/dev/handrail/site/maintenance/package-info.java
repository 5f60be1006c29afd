/** The maintenance page: put up, proven from outside, and taken down again, also when nobody is there to do it. */
@NullMarked
package dev.handrail.site.maintenance;

import org.jspecify.annotations.NullMarked;
