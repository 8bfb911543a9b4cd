// What a test gets that imports a stylesheet or a picture.
export default {};
