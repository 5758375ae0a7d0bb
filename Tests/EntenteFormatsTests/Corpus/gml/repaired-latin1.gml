Creator "us"
graph [
  directed 1
  node [ id 1 label "a" graphics [ x 1.5 y -2 ] ]
  node [ id 2 label "bé &amp; c" ]
  edge [ source 1 target 2 value 2.5 ]
]
