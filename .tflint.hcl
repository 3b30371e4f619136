# Rules of Terraform's own language over the synthesized stacks; no module is called.
config {
  call_module_type = "none"
}

plugin "terraform" {
  enabled = true
  preset  = "recommended"
}
