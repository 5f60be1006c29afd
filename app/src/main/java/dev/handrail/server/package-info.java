/** What is looked after: the profile of a server. */
@NullMarked
package dev.handrail.server;

import org.jspecify.annotations.NullMarked;
