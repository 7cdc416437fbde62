/** Tries the parts of a box one after the other, with or without somebody who looks and listens. */
package vn.tram.provisioning.checkup;
