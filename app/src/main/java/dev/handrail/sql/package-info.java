/** How a database is reached: JDBC through a shell, and the server's own tools. */
@NullMarked
package dev.handrail.sql;

import org.jspecify.annotations.NullMarked;
