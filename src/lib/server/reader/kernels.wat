;; Six of the inner functions of Tesseract's line reader. They compute the same bits in less time:
;; - the 3 by 3 window over the picture: a ninth of all, copied byte by byte through three calls each;
;; - the product of weights and inputs: a fifth;
;; - the layer after the window, sixteen hyperbolic tangents a pixel: a tenth;
;; - the greatest of each three by three pixels after it: a thirtieth;
;; - the recurrent layers, which see `lstm.wat`;
;; - a row of a PNG: each line is deflated into one, and inflated out of it at once.
;; Sources: tesseract 5, src/lstm/convolve.cpp, fullyconnected.cpp, functions.h, maxpool.cpp,
;; networkio.cpp, src/arch/intsimdmatrixsse.cpp,
;; src/ccstruct/imagedata.cpp; libpng 1.6, pngstruct.h.
;; Both files are one module; where wabt is installed a test makes it again. To make it:
;; `cat kernels.wat lstm.wat | wat2wasm --enable-relaxed-simd - -o kernels.wasm`.
;;
;; What of the core's objects is read, in bytes from their beginning:
;;   Convolve    20 inputs of a pixel, 52 generator of noise, 56 and 60 half the window across and down
;;   FullyConnected  4 its kind (19: hyperbolic tangent; 22: the last layer), 8 1 while it learns,
;;               92 rows, 96 columns, 132 scales, 216 weights
;;   Maxpool     8 1 while it learns, 56 the map of its input, 104 and 108 pixels across and down
;;   NetworkIO   48 1 for bytes, 28 the bytes, 36 time steps, 40 bytes a time step, 52 its map;
;;               of floats 4, 12 and 16 the same:
;;   StrideMap   0 pictures, 4 height, 8 width, 16 and 20 time steps a row and a column,
;;               24 and 36 lists of the single pictures' heights and widths (begin, end)
;;   png_struct  288 zlib_level
;; At 135008 lies the table of the hyperbolic tangent, at 151392 that of the logistic function, each of
;; 4096 floats, 256 for one.
(type $forward (func (param i32 i32 i32 i32 i32 i32)))
(import "core" "memory" (memory 1 32768))
(import "core" "convolve" (func $original (type $forward)))
(import "core" "connect" (func $connect (type $forward)))
(import "core" "pool" (func $pool (type $forward)))
(import "core" "recur" (func $recur (type $forward)))
(import "core" "malloc" (func $malloc (param i32) (result i32)))
(import "core" "free" (func $free (param i32)))
(import "core" "writeRow" (func $writeRow (param i32 i32)))
(import "core" "hear" (func $hear (param i32)))

;; `count` bytes of noise at `at`, from the generator whose state lies at `state`: minstd (48271 by
;; Schrage's method), brought to -127..127 and rounded. As NetworkIO::Randomize.
(func $randomize (param $state i32) (param $at i32) (param $count i32)
  (local $seed i32) (local $low i32) (local $high i32) (local $value f64)
  (loop $next
    (local.set $seed (i32.load (local.get $state)))
    (local.set $high (i32.div_u (local.get $seed) (i32.const 44488)))
    (local.set $low (i32.mul
      (i32.sub (local.get $seed) (i32.mul (local.get $high) (i32.const 44488)))
      (i32.const 48271)))
    (local.set $high (i32.mul (local.get $high) (i32.const 3399)))
    (local.set $seed (i32.add
      (select (i32.const 2147483647) (i32.const 0) (i32.lt_u (local.get $low) (local.get $high)))
      (i32.sub (local.get $low) (local.get $high))))
    (i32.store (local.get $state) (local.get $seed))
    (local.set $value (f64.add
      (f64.div
        (f64.mul (f64.convert_i32_s (local.get $seed)) (f64.const 254))
        (f64.const 0x1.fffffffcp+30))
      (f64.const -127)))
    (i32.store8 (local.get $at)
      (if (result i32) (f64.ge (local.get $value) (f64.const 0))
        (then (i32.trunc_sat_f64_s (f64.add (local.get $value) (f64.const 0.5))))
        (else (i32.sub (i32.const 0)
          (i32.trunc_sat_f64_s (f64.sub (f64.const 0.5) (local.get $value)))))))
    (local.set $at (i32.add (local.get $at) (i32.const 1)))
    (br_if $next (local.tee $count (i32.sub (local.get $count) (i32.const 1))))))

;; Length of one side of a picture: what the map allows, or the first picture's own where shorter.
(func $side (param $most i32) (param $sizes i32) (result i32)
  (local $first i32)
  (if (i32.ne (i32.load (local.get $sizes)) (i32.load offset=4 (local.get $sizes)))
    (then
      (local.set $first (i32.load (i32.load (local.get $sizes))))
      (if (i32.lt_s (local.get $first) (local.get $most))
        (then (return (local.get $first))))))
  (local.get $most))

;; Convolve::Forward: each time step gets the pixels around its own, column by column, noise where
;; there are none. What this is not made for, and the room for the result, is left to the original,
;; which with half a window of -1 only makes room.
(func (export "convolve") (type $forward)
  (param $this i32) (param $debug i32) (param $in i32) (param $transposed i32)
  (param $scratch i32) (param $out i32)
  (local $wide i32) (local $high i32) (local $reachX i32) (local $reachY i32)
  (local $stepX i32) (local $stepY i32) (local $x i32) (local $y i32) (local $dx i32) (local $dy i32)
  (local $from i32) (local $to i32) (local $features i32) (local $noise i32) (local $column i32) (local $end i32)
  (local.set $reachX (i32.load offset=56 (local.get $this)))
  (local.set $reachY (i32.load offset=60 (local.get $this)))
  (local.set $high (call $side (i32.load offset=56 (local.get $in)) (i32.add (local.get $in) (i32.const 76))))
  (local.set $wide (call $side (i32.load offset=60 (local.get $in)) (i32.add (local.get $in) (i32.const 88))))
  (if (i32.eqz (i32.and
        (i32.and
          (i32.and
            (i32.eq (i32.load8_u offset=48 (local.get $in)) (i32.const 1))
            (i32.eq (i32.load offset=20 (local.get $this)) (i32.const 1)))
          (i32.and
            (i32.eq (i32.load offset=52 (local.get $in)) (i32.const 1))
            (i32.eq (i32.load offset=40 (local.get $in)) (i32.const 1))))
        (i32.and
          (i32.and
            (i32.gt_s (local.get $wide) (i32.const 0))
            (i32.gt_s (local.get $high) (i32.const 0)))
          (i32.and
            (i32.ge_s (local.get $reachX) (i32.const 0))
            (i32.ge_s (local.get $reachY) (i32.const 0))))))
    (then
      (call $original (local.get $this) (local.get $debug) (local.get $in)
        (local.get $transposed) (local.get $scratch) (local.get $out))
      (return)))
  (i32.store offset=56 (local.get $this) (i32.const -1))
  (call $original (local.get $this) (local.get $debug) (local.get $in)
    (local.get $transposed) (local.get $scratch) (local.get $out))
  (i32.store offset=56 (local.get $this) (local.get $reachX))
  (local.set $noise (i32.load offset=52 (local.get $this)))
  (local.set $from (i32.load offset=28 (local.get $in)))
  (local.set $features (i32.load offset=40 (local.get $out)))
  (local.set $stepY (i32.load offset=68 (local.get $in)))
  (local.set $stepX (i32.load offset=72 (local.get $in)))
  (loop $rows
    (local.set $x (i32.const 0))
    (loop $columns
      (local.set $to (i32.add
        (i32.load offset=28 (local.get $out))
        (i32.mul (local.get $features)
          (i32.add
            (i32.mul (local.get $y) (local.get $stepY))
            (i32.mul (local.get $x) (local.get $stepX))))))
      (local.set $dx (i32.sub (local.get $x) (local.get $reachX)))
      (loop $across
        (if (i32.ge_u (local.get $dx) (local.get $wide))
          (then
            (local.set $dy (i32.add (i32.shl (local.get $reachY) (i32.const 1)) (i32.const 1)))
            (call $randomize (local.get $noise) (local.get $to) (local.get $dy))
            (local.set $to (i32.add (local.get $to) (local.get $dy))))
          (else
            (local.set $column (i32.add (local.get $from) (i32.mul (local.get $dx) (local.get $stepX))))
            (local.set $dy (i32.sub (local.get $y) (local.get $reachY)))
            (local.set $end (i32.add (local.get $y) (local.get $reachY)))
            (loop $down
              (if (i32.ge_u (local.get $dy) (local.get $high))
                (then (call $randomize (local.get $noise) (local.get $to) (i32.const 1)))
                (else (i32.store8 (local.get $to)
                  (i32.load8_u (i32.add (local.get $column) (i32.mul (local.get $dy) (local.get $stepY)))))))
              (local.set $to (i32.add (local.get $to) (i32.const 1)))
              (br_if $down (i32.le_s
                (local.tee $dy (i32.add (local.get $dy) (i32.const 1)))
                (local.get $end))))))
        (br_if $across (i32.le_s
          (local.tee $dx (i32.add (local.get $dx) (i32.const 1)))
          (i32.add (local.get $x) (local.get $reachX)))))
      (br_if $columns (i32.lt_s
        (local.tee $x (i32.add (local.get $x) (i32.const 1)))
        (local.get $wide))))
    (br_if $rows (i32.lt_s
      (local.tee $y (i32.add (local.get $y) (i32.const 1)))
      (local.get $high)))))

;; Is there one picture, of the size of its map?
(func $isWhole (param $in i32) (result i32)
  (local $heights i32) (local $widths i32)
  (local.set $heights (i32.load offset=76 (local.get $in)))
  (local.set $widths (i32.load offset=88 (local.get $in)))
  (block $not
    (br_if $not (i32.ne (i32.load offset=52 (local.get $in)) (i32.const 1)))
    (br_if $not (i32.ne
      (i32.load offset=80 (local.get $in)) (i32.add (local.get $heights) (i32.const 4))))
    (br_if $not (i32.ne
      (i32.load offset=92 (local.get $in)) (i32.add (local.get $widths) (i32.const 4))))
    (br_if $not (i32.ne (i32.load offset=56 (local.get $in)) (i32.load (local.get $heights))))
    (br_if $not (i32.ne (i32.load offset=60 (local.get $in)) (i32.load (local.get $widths))))
    (br_if $not (i32.lt_s (i32.load offset=56 (local.get $in)) (i32.const 1)))
    (br_if $not (i32.lt_s (i32.load offset=60 (local.get $in)) (i32.const 1)))
    (return (i32.const 1)))
  (i32.const 0))

;; Sets the size of the one picture of a map.
(func $resize (param $map i32) (param $high i32) (param $wide i32)
  (i32.store (i32.load offset=24 (local.get $map)) (local.get $high))
  (i32.store (i32.load offset=36 (local.get $map)) (local.get $wide)))

;; The greatest of `high` times `wide` groups of sixteen bytes from `from` on, `down` and `across` apart.
(func $most (param $from i32) (param $high i32) (param $down i32) (param $wide i32) (param $across i32)
  (result v128)
  (local $at i32) (local $left i32) (local $most v128)
  (local.set $most (v128.load (local.get $from)))
  (loop $rows
    (local.set $at (local.get $from))
    (local.set $left (local.get $wide))
    (loop $columns
      (local.set $most (i8x16.max_s (local.get $most) (v128.load (local.get $at))))
      (local.set $at (i32.add (local.get $at) (local.get $across)))
      (br_if $columns (local.tee $left (i32.sub (local.get $left) (i32.const 1)))))
    (local.set $from (i32.add (local.get $from) (local.get $down)))
    (br_if $rows (local.tee $high (i32.sub (local.get $high) (i32.const 1)))))
  (local.get $most))

;; Maxpool::Forward: of each block of time steps the greatest value of each feature. Where the greatest
;; stood only a layer that learns has to know. The room for the result is the original's, which is given
;; a picture of one block.
(func (export "pool") (type $forward)
  (param $this i32) (param $debug i32) (param $in i32) (param $transposed i32)
  (param $scratch i32) (param $out i32)
  (local $high i32) (local $wide i32) (local $down i32) (local $across i32) (local $features i32)
  (local $from i32) (local $to i32) (local $row i32) (local $x i32) (local $feature i32) (local $line i32)
  (local.set $across (i32.load offset=104 (local.get $this)))
  (local.set $down (i32.load offset=108 (local.get $this)))
  (local.set $features (i32.load offset=40 (local.get $in)))
  (local.set $high (i32.load offset=56 (local.get $in)))
  (local.set $wide (i32.load offset=60 (local.get $in)))
  (block $known
    (block $unknown
      (br_if $unknown (i32.ne (i32.load8_u offset=48 (local.get $in)) (i32.const 1)))
      (br_if $unknown (i32.eq (i32.load offset=8 (local.get $this)) (i32.const 1)))
      (br_if $unknown (i32.and (local.get $features) (i32.const 15)))
      (br_if $unknown (i32.eqz (call $isWhole (local.get $in))))
      (br_if $unknown (i32.lt_s (local.get $down) (i32.const 1)))
      (br_if $unknown (i32.lt_s (local.get $across) (i32.const 1)))
      (br_if $unknown (i32.gt_s (local.get $down) (local.get $high)))
      (br_if $unknown (i32.gt_s (local.get $across) (local.get $wide)))
      (br $known))
    (call $pool (local.get $this) (local.get $debug) (local.get $in)
      (local.get $transposed) (local.get $scratch) (local.get $out))
    (return))
  (call $resize (i32.add (local.get $in) (i32.const 52)) (local.get $down) (local.get $across))
  (call $pool (local.get $this) (local.get $debug) (local.get $in)
    (local.get $transposed) (local.get $scratch) (local.get $out))
  (call $resize (i32.add (local.get $in) (i32.const 52)) (local.get $high) (local.get $wide))
  (call $resize (i32.add (local.get $this) (i32.const 56)) (local.get $high) (local.get $wide))
  (call $resize (i32.add (local.get $out) (i32.const 52))
    (i32.div_s (local.get $high) (local.get $down))
    (i32.div_s (local.get $wide) (local.get $across)))
  (local.set $row (i32.load offset=28 (local.get $in)))
  (local.set $to (i32.load offset=28 (local.get $out)))
  (local.set $line (i32.mul (local.get $wide) (local.get $features)))
  (loop $rows
    (local.set $from (local.get $row))
    (local.set $x (local.get $wide))
    (loop $columns
      (local.set $feature (i32.const 0))
      (loop $sixteen
        (v128.store (i32.add (local.get $to) (local.get $feature))
          (call $most (i32.add (local.get $from) (local.get $feature))
            (local.get $down) (local.get $line) (local.get $across) (local.get $features)))
        (br_if $sixteen (i32.lt_s
          (local.tee $feature (i32.add (local.get $feature) (i32.const 16)))
          (local.get $features))))
      (local.set $to (i32.add (local.get $to) (local.get $features)))
      (local.set $from (i32.add (local.get $from) (i32.mul (local.get $across) (local.get $features))))
      (br_if $columns (i32.ge_s
        (local.tee $x (i32.sub (local.get $x) (local.get $across)))
        (local.get $across))))
    (local.set $row (i32.add (local.get $row) (i32.mul (local.get $down) (local.get $line))))
    (br_if $rows (i32.ge_s
      (local.tee $high (i32.sub (local.get $high) (local.get $down)))
      (local.get $down)))))

;; One row of weights by `count` inputs.
(func $sum (param $row i32) (param $u i32) (param $count i32) (result i32)
  (local $sum i32) (local $at i32)
  (block $done
    (loop $next
      (br_if $done (i32.ge_s (local.get $at) (local.get $count)))
      (local.set $sum (i32.add (local.get $sum) (i32.mul
        (i32.load8_s (i32.add (local.get $row) (local.get $at)))
        (i32.load8_s (i32.add (local.get $u) (local.get $at))))))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br $next)))
  (local.get $sum))

;; scales * (w u + 127 bias) for the four rows from `w` on. A row has its inputs filled up to an even
;; number, then its bias; `columns` counts the inputs and the bias.
(func $product (param $columns i32) (param $w i32) (param $scales i32) (param $u i32) (result v128)
  (local $inputs i32) (local $bias i32) (local $stride i32) (local $at i32) (local $whole i32)
  (local $r1 i32) (local $r2 i32) (local $r3 i32)
  (local $in v128) (local $s0 v128) (local $s1 v128) (local $s2 v128) (local $s3 v128)
  (local.set $inputs (i32.sub (local.get $columns) (i32.const 1)))
  (local.set $bias (i32.and (local.get $columns) (i32.const -2)))
  (local.set $stride (i32.add (local.get $bias) (i32.const 1)))
  (local.set $whole (i32.and (local.get $inputs) (i32.const -8)))
  (local.set $r1 (i32.add (local.get $w) (local.get $stride)))
  (local.set $r2 (i32.add (local.get $r1) (local.get $stride)))
  (local.set $r3 (i32.add (local.get $r2) (local.get $stride)))
  (block $summed
    (loop $eight
      (br_if $summed (i32.ge_s (local.get $at) (local.get $whole)))
      (local.set $in (v128.load8x8_s (i32.add (local.get $u) (local.get $at))))
      (local.set $s0 (i32x4.add (local.get $s0) (i32x4.dot_i16x8_s (local.get $in)
        (v128.load8x8_s (i32.add (local.get $w) (local.get $at))))))
      (local.set $s1 (i32x4.add (local.get $s1) (i32x4.dot_i16x8_s (local.get $in)
        (v128.load8x8_s (i32.add (local.get $r1) (local.get $at))))))
      (local.set $s2 (i32x4.add (local.get $s2) (i32x4.dot_i16x8_s (local.get $in)
        (v128.load8x8_s (i32.add (local.get $r2) (local.get $at))))))
      (local.set $s3 (i32x4.add (local.get $s3) (i32x4.dot_i16x8_s (local.get $in)
        (v128.load8x8_s (i32.add (local.get $r3) (local.get $at))))))
      (local.set $at (i32.add (local.get $at) (i32.const 8)))
      (br $eight)))
  ;; Four sums of four, each to one.
  (local.set $s0 (i32x4.add
    (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $s0) (local.get $s1))
    (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $s0) (local.get $s1))))
  (local.set $s2 (i32x4.add
    (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $s2) (local.get $s3))
    (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $s2) (local.get $s3))))
  (local.set $s0 (i32x4.add
    (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $s0) (local.get $s2))
    (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $s0) (local.get $s2))))
  (block $added
    (loop $left
      (br_if $added (i32.ge_s (local.get $at) (local.get $inputs)))
      (local.set $s0 (i32x4.add (local.get $s0) (i32x4.mul
        (i32x4.splat (i32.load8_s (i32.add (local.get $u) (local.get $at))))
        (call $column (i32.add (local.get $w) (local.get $at)) (local.get $stride)))))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br $left)))
  (local.set $s0 (i32x4.add (local.get $s0) (i32x4.mul
    (i32x4.splat (i32.const 127))
    (call $column (i32.add (local.get $w) (local.get $bias)) (local.get $stride)))))
  (f32x4.mul (v128.load (local.get $scales)) (f32x4.convert_i32x4_s (local.get $s0))))

;; The bytes at `at` of four rows.
(func $column (param $at i32) (param $stride i32) (result v128)
  (local $next i32)
  (i32x4.replace_lane 3
    (i32x4.replace_lane 2
      (i32x4.replace_lane 1
        (i32x4.splat (i32.load8_s (local.get $at)))
        (i32.load8_s (local.tee $next (i32.add (local.get $at) (local.get $stride)))))
      (i32.load8_s (local.tee $next (i32.add (local.get $next) (local.get $stride)))))
    (i32.load8_s (i32.add (local.get $next) (local.get $stride)))))

;; IntSimdMatrix::matrixDotVector: `v` from all rows, four at once.
(func (export "multiply") (type $forward)
  (param $rows i32) (param $columns i32) (param $w i32) (param $scales i32) (param $u i32) (param $v i32)
  (local $bias i32) (local $stride i32)
  (local.set $bias (i32.and (local.get $columns) (i32.const -2)))
  (local.set $stride (i32.add (local.get $bias) (i32.const 1)))
  (block $done
    (loop $four
      (br_if $done (i32.lt_s (local.get $rows) (i32.const 4)))
      (v128.store (local.get $v)
        (call $product (local.get $columns) (local.get $w) (local.get $scales) (local.get $u)))
      (local.set $w (i32.add (local.get $w) (i32.shl (local.get $stride) (i32.const 2))))
      (local.set $scales (i32.add (local.get $scales) (i32.const 16)))
      (local.set $v (i32.add (local.get $v) (i32.const 16)))
      (local.set $rows (i32.sub (local.get $rows) (i32.const 4)))
      (br $four)))
  (block $over
    (loop $one
      (br_if $over (i32.le_s (local.get $rows) (i32.const 0)))
      (f32.store (local.get $v) (f32.mul (f32.load (local.get $scales)) (f32.convert_i32_s
        (i32.add
          (call $sum (local.get $w) (local.get $u) (i32.sub (local.get $columns) (i32.const 1)))
          (i32.mul (i32.const 127) (i32.load8_s (i32.add (local.get $w) (local.get $bias))))))))
      (local.set $w (i32.add (local.get $w) (local.get $stride)))
      (local.set $scales (i32.add (local.get $scales) (i32.const 4)))
      (local.set $v (i32.add (local.get $v) (i32.const 4)))
      (local.set $rows (i32.sub (local.get $rows) (i32.const 1)))
      (br $one))))

;; 256 times the size of a value, at most 4095: where in a table it lies. In this range the conversions
;; below are exact on every machine.
(func $place (param $x v128) (result v128)
  (f32x4.pmin
    (v128.const f32x4 4095 4095 4095 4095)
    (f32x4.mul (f32x4.abs (local.get $x)) (v128.const f32x4 256 256 256 256))))

;; Between the values of the table that lies at `table`.
(func $between (param $table i32) (param $place v128) (result v128)
  (local $index v128) (local $low v128) (local $p v128) (local $q v128)
  (local.set $index (i32x4.relaxed_trunc_f32x4_s (local.get $place)))
  (local.set $p (i32x4.add
    (i32x4.splat (local.get $table))
    (i32x4.shl (local.get $index) (i32.const 2))))
  (local.set $q (call $pair
    (i32x4.extract_lane 2 (local.get $p)) (i32x4.extract_lane 3 (local.get $p))))
  (local.set $p (call $pair
    (i32x4.extract_lane 0 (local.get $p)) (i32x4.extract_lane 1 (local.get $p))))
  (local.set $low (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $p) (local.get $q)))
  (f32x4.add
    (f32x4.mul
      (f32x4.sub
        (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $p) (local.get $q))
        (local.get $low))
      (f32x4.sub (local.get $place) (f32x4.convert_i32x4_s (local.get $index))))
    (local.get $low)))

;; Two values of a table, then the two that follow each.
(func $pair (param $a i32) (param $b i32) (result v128)
  (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23
    (v128.load64_zero (local.get $a)) (v128.load64_zero (local.get $b))))

;; The last value of its table is 1, as it should be from there on.
(func $tanh (param $x v128) (result v128)
  (v128.xor
    (call $between (i32.const 135008) (call $place (local.get $x)))
    (v128.and (local.get $x) (v128.const i32x4 0x80000000 0x80000000 0x80000000 0x80000000))))

;; The last value of its table is less than 1.
(func $logistic (param $x v128) (result v128)
  (local $place v128) (local $y v128)
  (local.set $place (call $place (local.get $x)))
  (local.set $y (v128.bitselect
    (v128.const f32x4 1 1 1 1)
    (call $between (i32.const 151392) (local.get $place))
    (f32x4.eq (local.get $place) (v128.const f32x4 4095 4095 4095 4095))))
  (v128.bitselect
    (f32x4.sub (v128.const f32x4 1 1 1 1) (local.get $y))
    (local.get $y)
    (f32x4.lt (local.get $x) (v128.const f32x4 0 0 0 0))))

;; -1..1 to -127..127, rounded to the nearest, halves away from nought.
(func $round (param $x v128) (result v128)
  (local $below v128)
  (local.set $x (f32x4.mul (local.get $x) (v128.const f32x4 127 127 127 127)))
  (local.set $below (f32x4.lt (local.get $x) (v128.const f32x4 0 0 0 0)))
  (i32x4.sub
    (v128.xor
      (i32x4.relaxed_trunc_f32x4_s
        (f32x4.add (f32x4.abs (local.get $x)) (v128.const f32x4 0.5 0.5 0.5 0.5)))
      (local.get $below))
    (local.get $below)))

;; FullyConnected::Forward of a layer of hyperbolic tangents: the product of each time step goes to
;; its bytes without a way through memory. Other layers are the original's, and so is the room for
;; the result: for an input of no time steps it makes just that. What the last layer says is heard.
(func (export "connect") (type $forward)
  (param $this i32) (param $debug i32) (param $in i32) (param $transposed i32)
  (param $scratch i32) (param $out i32)
  (local $steps i32) (local $rows i32) (local $columns i32) (local $stride i32)
  (local $row i32) (local $w i32) (local $scales i32) (local $u i32) (local $to i32) (local $bytes v128)
  (local.set $steps (i32.load offset=36 (local.get $in)))
  (local.set $rows (i32.load offset=92 (local.get $this)))
  (local.set $columns (i32.load offset=96 (local.get $this)))
  (if (i32.eqz (i32.and
        (i32.and
          (i32.and
            (i32.eq (i32.load8_u offset=48 (local.get $in)) (i32.const 1))
            (i32.eq (i32.load offset=4 (local.get $this)) (i32.const 19)))
          (i32.and
            (i32.ne (i32.load offset=8 (local.get $this)) (i32.const 1))
            (i32.eqz (i32.and (local.get $rows) (i32.const 3)))))
        (i32.and
          (i32.eq (i32.load offset=52 (local.get $in)) (i32.const 1))
          (i32.and
            (i32.eq (i32.load offset=56 (local.get $in))
              (call $side (i32.load offset=56 (local.get $in)) (i32.add (local.get $in) (i32.const 76))))
            (i32.eq (i32.load offset=60 (local.get $in))
              (call $side (i32.load offset=60 (local.get $in)) (i32.add (local.get $in) (i32.const 88))))))))
    (then
      (call $connect (local.get $this) (local.get $debug) (local.get $in)
        (local.get $transposed) (local.get $scratch) (local.get $out))
      (if (i32.eq (i32.load offset=4 (local.get $this)) (i32.const 22))
        (then (call $hear (local.get $out))))
      (return)))
  (i32.store offset=36 (local.get $in) (i32.const 0))
  (call $connect (local.get $this) (local.get $debug) (local.get $in)
    (local.get $transposed) (local.get $scratch) (local.get $out))
  (i32.store offset=36 (local.get $in) (local.get $steps))
  (local.set $stride (i32.shl
    (i32.add (i32.and (local.get $columns) (i32.const -2)) (i32.const 1)) (i32.const 2)))
  (local.set $u (i32.load offset=28 (local.get $in)))
  (local.set $to (i32.load offset=28 (local.get $out)))
  (block $done
    (loop $next
      (br_if $done (i32.le_s (local.get $steps) (i32.const 0)))
      (local.set $w (i32.load offset=216 (local.get $this)))
      (local.set $scales (i32.load offset=132 (local.get $this)))
      (local.set $row (i32.const 0))
      (loop $four
        (local.set $bytes (call $round (call $tanh
          (call $product (local.get $columns) (local.get $w) (local.get $scales) (local.get $u)))))
        (local.set $bytes (i16x8.narrow_i32x4_s (local.get $bytes) (local.get $bytes)))
        (v128.store32_lane 0 (i32.add (local.get $to) (local.get $row))
          (i8x16.narrow_i16x8_s (local.get $bytes) (local.get $bytes)))
        (local.set $w (i32.add (local.get $w) (local.get $stride)))
        (local.set $scales (i32.add (local.get $scales) (i32.const 16)))
        (br_if $four (i32.lt_s
          (local.tee $row (i32.add (local.get $row) (i32.const 4)))
          (local.get $rows))))
      (local.set $u (i32.add (local.get $u) (i32.load offset=40 (local.get $in))))
      (local.set $to (i32.add (local.get $to) (i32.load offset=40 (local.get $out))))
      (local.set $steps (i32.sub (local.get $steps) (i32.const 1)))
      (br $next))))

;; png_write_row, its rows stored and not deflated: the stream is opened when the first is full.
(func (export "writeRow") (param $png i32) (param $row i32)
  (i32.store offset=288 (local.get $png) (i32.const 0))
  (call $writeRow (local.get $png) (local.get $row)))
