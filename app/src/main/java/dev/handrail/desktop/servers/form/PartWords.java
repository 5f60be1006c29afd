package dev.handrail.desktop.servers.form;

/**
 * What a page of parts says.
 *
 * @param id of the page
 * @param about what such a part is
 * @param add what the button says that adds one
 * @param none what is said where there is none
 * @param fresh what one is called that has no name yet
 */
record PartWords(String id, String title, String about, String add, String none, String fresh) {}
