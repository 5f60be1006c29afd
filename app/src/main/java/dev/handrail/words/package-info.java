/** Every text a person reads, and how a failure is told. */
@NullMarked
package dev.handrail.words;

import org.jspecify.annotations.NullMarked;
