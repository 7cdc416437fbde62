/** From a picture to the text of the code in it, or the reason why there is none. */
package vn.tram.hardware.eye;
