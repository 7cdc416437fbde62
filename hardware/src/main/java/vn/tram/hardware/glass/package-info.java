/**
 * What small glasses have in common: they show the newest screen page by page, and notice when they
 * are gone.
 */
package vn.tram.hardware.glass;
