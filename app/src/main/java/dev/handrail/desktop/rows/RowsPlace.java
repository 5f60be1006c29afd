package dev.handrail.desktop.rows;

/**
 * Where tables of a backup lie beside the live ones.
 *
 * @param database as the profile of the server names it
 * @param schema empty for the newest there is
 */
public record RowsPlace(String server, String database, String schema) {}
