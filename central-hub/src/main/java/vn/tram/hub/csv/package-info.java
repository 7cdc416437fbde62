/**
 * Tables as files that a spreadsheet opens: comma-separated values that do nothing but stand there.
 */
package vn.tram.hub.csv;
