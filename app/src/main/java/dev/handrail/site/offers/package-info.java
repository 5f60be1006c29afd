/** What the command line, the palette and runbooks can ask of sites. */
@NullMarked
package dev.handrail.site.offers;

import org.jspecify.annotations.NullMarked;
