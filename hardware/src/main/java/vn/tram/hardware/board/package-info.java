/**
 * The board file: which parts a box has and where they are connected, and what is wrong with it.
 */
package vn.tram.hardware.board;
