/** Where backups lie. */
@NullMarked
package dev.handrail.storage;

import org.jspecify.annotations.NullMarked;
