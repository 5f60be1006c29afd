/** A server to practise on, on this computer only. */
@NullMarked
package dev.handrail.practice;

import org.jspecify.annotations.NullMarked;
