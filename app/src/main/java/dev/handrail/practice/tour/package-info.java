/** The main job, start to finish, on the practice server: shown, done and checked. */
@NullMarked
package dev.handrail.practice.tour;

import org.jspecify.annotations.NullMarked;
