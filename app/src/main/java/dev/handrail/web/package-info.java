/** How a site is reached as a visitor would: by its name, past it, or through a server that alone sees it. */
@NullMarked
package dev.handrail.web;

import org.jspecify.annotations.NullMarked;
