/** Made-up people with made-up cards, and what a camera sees of them. */
package vn.tram.provisioning.street;
