/** Who may talk to the hub: the enrolled nodes, one file each. */
package vn.tram.hub.registry;
