/** What exists before a box talks: the folders of a hub and of its gates, with their keys. */
package vn.tram.provisioning.enrol;
